import './host.js';
import { createElement } from 'lwc';
import MorAdmin from 'c/morAdmin';
import MorCall from 'c/morCall';
import MorCallAction from 'c/morCallAction';
import MorCallList from 'c/morCallList';
import MorCallUtility from 'c/morCallUtility';
import MorSetup from 'c/morSetup';

// The page for tests: /?component=c-mor-call&recordId=003...&userId=005... shows one component.
const COMPONENTS = {
  'c-mor-admin': MorAdmin,
  'c-mor-call': MorCall,
  'c-mor-call-action': MorCallAction,
  'c-mor-call-list': MorCallList,
  'c-mor-call-utility': MorCallUtility,
  'c-mor-setup': MorSetup,
};

const query = new URLSearchParams(location.search);

const name = query.get('component');
const element = createElement(name, { is: COMPONENTS[name] });
if (query.has('recordId')) element.recordId = query.get('recordId');
if (query.has('recordIds')) element.recordIds = query.get('recordIds').split(',');
document.querySelector('#stage').append(element);
