export class FlowNavigationFinishEvent extends CustomEvent {
  constructor() {
    super('flownavigationfinish', { bubbles: true, composed: true });
  }
}
