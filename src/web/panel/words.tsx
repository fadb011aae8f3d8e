import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createWords } from './texts.ts';

export const WordsContext = createContext(createWords('en'));

export const useWords = () => useContext(WordsContext);
