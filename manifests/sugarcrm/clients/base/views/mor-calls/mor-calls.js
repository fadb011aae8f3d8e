/**
 * The dashlet "My calls". Sugar's server counts and renders the table, so that it looks the same as in SuiteCRM.
 */
({
    plugins: ['Dashlet'],

    /** @inheritdoc */
    loadData: function(options) {
        var self = this;
        if (this.disposed || (this.meta && this.meta.config)) {
            return;
        }
        SUGAR.App.api.call('create', SUGAR.App.api.buildURL('MorConnector/board'), {}, {
            success: function(answer) {
                if (!self.disposed) {
                    self._showBoard(answer);
                }
            },
            complete: options && options.complete
        });
    },

    _showBoard: function(answer) {
        if (answer && answer.ok) {
            // Rendered and escaped by the package's own PHP.
            this.el.innerHTML = answer.html;
            return;
        }
        this.el.textContent = answer && answer.problem ? answer.problem.detail : '';
    }
})
