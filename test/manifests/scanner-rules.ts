import { Engine } from 'php-parser';

/** Functions rejected by one of the package scanners; those rejected only where curl is not allowed are in OWN_HTTP. */
const DENIED = `popen proc_open escapeshellarg escapeshellcmd proc_close proc_get_status proc_nice passthru clearstatcache
  disk_free_space disk_total_space diskfreespace dir fclose feof fflush fgetc fgetcsv fgets fgetss file_exists file_get_contents
  filesize filetype flock fnmatch fpassthru fputcsv fputs fread fscanf fseek fstat ftell ftruncate fwrite glob is_dir is_file is_link
  is_readable is_uploaded_file opendir parse_ini_string pathinfo pclose readfile readlink realpath rewind readdir set_file_buffer tmpfile
  umask ini_set set_time_limit eval exec system shell_exec chgrp chmod chown file_put_contents file fileatime filectime filegroup
  fileinode filemtime fileowner fileperms fopen is_executable is_writable is_writeable lchgrp lchown linkinfo lstat mkdir mkdir_recursive
  parse_ini_file rmdir rmdir_recursive stat tempnam touch unlink getimagesize call_user_func call_user_func_array create_function phpinfo
  copy copy_recursive link rename symlink move_uploaded_file chdir chroot create_cache_directory mk_temp_dir write_array_to_file
  write_encoded_file create_custom_directory sugar_rename sugar_chown sugar_fopen sugar_mkdir sugar_file_put_contents
  sugar_file_put_contents_atomic sugar_chgrp sugar_chmod sugar_touch consume array_diff_uassoc array_diff_ukey array_filter
  array_intersect_uassoc array_intersect_ukey array_map array_reduce array_udiff_assoc array_udiff_uassoc array_udiff
  array_uintersect_assoc array_uintersect_uassoc array_uintersect array_walk_recursive array_walk uasort uksort usort set_error_handler
  set_exception_handler forward_static_call_array forward_static_call register_shutdown_function register_tick_function addfunction
  addserver get getbykey getdelayed header_register_callback ob_start pcntl_signal preg_replace_callback open session_set_save_handler
  construct iterator_apply spl_autoload_register is_callable simplexml_load_file simplexml_load_string libxml_set_external_entity_loader
  unzip unzip_file error_log session_save_path getfunctionvalue gzwrite highlight_file show_source php_strip_whitespace`
  .split(/\s+/)
  .filter((name) => name !== '');

const DENIED_METHODS = ['setlevel', 'unserialize', 'openuri', 'extractto'];
const DENIED_CLASSES = /^(reflection\w*|reflector|lua|ziparchive|splfileinfo|splfileobject|pclzip|sugarautoloader|pdo)$/i;
const OWN_HTTP = /^(curl_|socket_|stream_|p?fsockopen$)/;
/** File types accepted by every generation. */
export const ACCEPTED_TYPES = /\.(png|gif|jpg|css|js|php|txt|html|htm|tpl|pdf|md5|xml|hbs)$/;

/** One PHP token: its name (or the character itself) and its text. */
export type Token = readonly [name: string, text: string];

/**
 * Generations 1 and 2 of SuiteCRM's scanner read tokens: a name or variable followed by a bracket. The stricter of the
 * two also counts `[` as one, and flags exit, echo and names of functions that are only declared.
 */
export const tokenIssues = (tokens: readonly Token[]): readonly string[] => {
  const issues: string[] = [];
  const plain = tokens.filter(([name]) => !['T_WHITESPACE', 'T_COMMENT', 'T_DOC_COMMENT'].includes(name));
  plain.forEach(([name, text], index) => {
    const before = plain[index - 1]?.[0] ?? '';
    const after = plain[index + 1]?.[1] ?? '';
    const word = text.toLowerCase();
    if (name === 'T_ECHO' || name === 'T_EXIT' || name === 'T_EVAL' || name === '`') issues.push(name);
    if (name === 'T_VARIABLE' && after === '(') issues.push(`${text}()`);
    if (name !== 'T_STRING') return;
    const isMember = before === 'T_OBJECT_OPERATOR' || before === 'T_DOUBLE_COLON';
    if (isMember && DENIED_METHODS.includes(word)) issues.push(`->${text}()`);
    if (!isMember && before !== 'T_NEW' && after === '(' && DENIED.includes(word)) issues.push(`${text}()`);
    if (before === 'T_NEW' && DENIED_CLASSES.test(text)) issues.push(`new ${text}`);
  });
  return issues;
};

interface Node {
  readonly kind: string;
  readonly [member: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';

const children = (node: Node): readonly Node[] =>
  Object.entries(node)
    .filter(([name]) => name !== 'loc')
    .flatMap(([, value]) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter(isNode);

const nameOf = (value: unknown): string | undefined => {
  if (!isNode(value)) return undefined;
  return typeof value['name'] === 'string' ? value['name'] : undefined;
};

/** Parses a file; throws syntax errors with their line. */
export const parsePhp = (text: string, name: string): Node => {
  const engine = new Engine({ parser: { version: '8.2', suppressErrors: false, extractDoc: false }, ast: { withPositions: true } });
  const tree: unknown = engine.parseCode(text, name);
  if (!isNode(tree)) throw new Error(`${name}: no syntax tree`);
  return tree;
};

const callIssues = (node: Node, mayUseCurl: boolean): readonly string[] => {
  const { what } = node;
  if (!isNode(what)) return [];
  if (what.kind === 'name') {
    const name = (nameOf(what) ?? '').toLowerCase().replace(/^\\/, '');
    if (DENIED.includes(name)) return [`${name}()`];
    return OWN_HTTP.test(name) && !mayUseCurl ? [`${name}()`] : [];
  }
  if (what.kind === 'propertylookup' || what.kind === 'staticlookup') {
    const member = what['offset'];
    if (!isNode(member) || member.kind !== 'identifier') return ['a method with a computed name'];
    return DENIED_METHODS.includes((nameOf(member) ?? '').toLowerCase()) ? [`->${nameOf(member) ?? ''}()`] : [];
  }
  return ['a function with a computed name'];
};

const nodeIssues = (node: Node, mayUseCurl: boolean): readonly string[] => {
  switch (node.kind) {
    case 'call':
      return callIssues(node, mayUseCurl);
    case 'new':
      if (isNode(node['what']) && node['what'].kind === 'name') {
        return DENIED_CLASSES.test(nameOf(node['what']) ?? '') ? [`new ${nameOf(node['what']) ?? ''}`] : [];
      }
      return ['a class with a computed name'];
    case 'include':
      return isNode(node['target']) && node['target'].kind === 'string' ? [] : ['an include with a computed path'];
    case 'offsetlookup': {
      const { offset } = node;
      if (offset === false || offset === null || offset === undefined) return [];
      if (!isNode(offset) || !['string', 'number'].includes(offset.kind)) return ['an array with a computed key'];
      return DENIED.includes(String(offset['value']).toLowerCase()) ? [`['${String(offset['value'])}']`] : [];
    }
    case 'echo':
    case 'exit':
    case 'eval':
    case 'variablevariable':
      return [node.kind];
    case 'propertylookup':
      return isNode(node['offset']) && node['offset'].kind === 'identifier' ? [] : ['a property with a computed name'];
    default:
      return [];
  }
};

/** Generations 3 (SuiteCRM) and 4 (Sugar) read the syntax tree; the rules are the union of both. */
export const treeIssues = (tree: Node, mayUseCurl: boolean): readonly string[] => [
  ...nodeIssues(tree, mayUseCurl),
  ...children(tree).flatMap((child) => treeIssues(child, mayUseCurl)),
];
