/**
 * Adds a call button to Sugar's own phone field in record, list, preview and dashlet views and while editing; if the
 * field contains several numbers, one button for each.
 * Everything that the field already does, including SugarLive, stays as it is.
 */
({
    extendsFrom: 'PhoneField',

    /** @inheritdoc */
    initialize: function(options) {
        this._super('initialize', [options]);
        this.morReady = this._addMorButton.bind(this);
        window.addEventListener('mor-connector-ready', this.morReady);
    },

    /** @inheritdoc */
    _render: function() {
        this._super('_render');
        this._addMorButton();
        return this;
    },

    _addMorButton: function() {
        var connector = window.MorConnector;
        this._removeMorButton();
        if (!connector || !connector.isOn() || !this.model || !(this._morInput() || this._morNumber())) {
            return;
        }
        this.morButton = document.createElement('button');
        this.morButton.type = 'button';
        this.morButton.className = 'btn btn-link mor-dial';
        this.morButton.textContent = '\u260E';
        this.morDial = this._morDial.bind(this);
        this.morButton.addEventListener('click', this.morDial);
        this.morRefresh = this._morRefresh.bind(this);
        this.el.addEventListener('input', this.morRefresh);
        this.el.appendChild(this.morButton);
        this._morRefresh();
    },

    /** While it is edited, a field offers the typed text as soon as it can be a number. */
    _morRefresh: function() {
        var number = this._morFirst();
        this.morButton.hidden = number.replace(/\D+/g, '').length < 2;
        // The theme's `display` for buttons overrides the attribute.
        this.morButton.style.display = this.morButton.hidden ? 'none' : '';
        this.morButton.title = window.MorConnector.label('call_number', {number: number});
        this.morButton.setAttribute('aria-label', this.morButton.title);
        window.MorConnector.showOthers(this.morButton, this._morPieces(), this._morCall.bind(this));
    },

    _morInput: function() {
        return this.el.querySelector('input');
    },

    /** The field's current number, also while it is edited. */
    _morNumber: function() {
        var input = this._morInput();
        var value = input ? input.value : this.model.get(this.name);
        return String(value || '').trim();
    },

    /** The numbers of a field with several. */
    _morPieces: function() {
        return window.MorConnector.piecesOf(this._morNumber());
    },

    _morFirst: function() {
        return this._morPieces()[0] || this._morNumber();
    },

    _morDial: function(event) {
        event.preventDefault();
        event.stopPropagation();
        this._morCall(this._morFirst());
    },

    _morCall: function(number) {
        var module = this.model.module || this.model.get('_module') || this.module;
        var id = this.model.get('id');
        window.MorConnector.dial({
            number: number,
            records: module ? [{type: module, id: id || ''}] : [],
            name: this.model.get('name') || this.model.get('full_name') || ''
        });
    },

    _removeMorButton: function() {
        if (this.morButton) {
            this.morButton.removeEventListener('click', this.morDial);
            this.el.removeEventListener('input', this.morRefresh);
            window.MorConnector.showOthers(this.morButton, []);
            this.morButton.remove();
            this.morButton = null;
        }
    },

    /** @inheritdoc */
    _dispose: function() {
        window.removeEventListener('mor-connector-ready', this.morReady);
        this._removeMorButton();
        this._super('_dispose');
    }
})
