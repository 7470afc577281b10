// @ts-check
import { t } from './texts.js';

/**
 * What went wrong, the same for all API families.
 * `status` is 0 where no answer came; `fields` holds the messages that concern one field each; `retryAfter` is in seconds,
 * 0 where the server names no time.
 */
export class ApiError extends Error {
  /**
   * @param {number} status @param {string} message
   * @param {{code?: string, fields?: Record<string, string>, requestId?: string | null, details?: any, retryAfter?: number}} [more]
   */
  constructor(status, message, { code = '', fields = {}, requestId = null, details = null, retryAfter = 0 } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.requestId = requestId;
    this.details = details;
    this.retryAfter = retryAfter;
  }

  /** The same in other words. @param {string} message */
  saying(message) {
    return new ApiError(this.status, message, this);
  }
}

/** @param {any} value @returns {string} */
const text = value => (Array.isArray(value) ? value.map(text).join(' ') : typeof value === 'string' ? value : '');

/** The messages of single fields, however a family nests them. @param {any} from @returns {Record<string, string>} */
function fieldsOf(from) {
  if (Array.isArray(from)) {
    return Object.fromEntries(from.filter(each => each?.field).map(each => [each.field, text(each.message)]));
  }
  if (from === null || typeof from !== 'object') return {};
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, text(value)]).filter(([, value]) => value));
}

/** An answer of any family as an error. @param {Response} response @param {any} body */
export function errorOf(response, body) {
  const requestId = body?.request_id ?? response.headers.get('X-Request-ID');
  const code = body?.error?.code ?? body?.error_code ?? body?.code ?? '';
  const known = body?.error?.message ?? body?.message ?? body?.error_description ?? body?.detail ?? body?.title;
  const details = body?.error?.details ?? body?.details ?? null;
  const retryAfter = Number(response.headers.get('Retry-After')) || 0;
  if (known === undefined && body && typeof body === 'object') {
    const fields = fieldsOf(body); // The gift-card family's: a list of messages per field and nothing else.
    const message = Object.entries(fields).map(([name, value]) => `${name}: ${value}`).join(' ');
    return new ApiError(response.status, message || t('error.unknown', { status: response.status }), { fields, requestId, retryAfter });
  }
  const message = text(known) || t('error.unknown', { status: response.status });
  return new ApiError(response.status, message, { code: String(code), fields: fieldsOf(details), requestId, details, retryAfter });
}

/** Any thrown value as an error to show. @param {unknown} thrown */
export function asApiError(thrown) {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof TypeError || (thrown instanceof DOMException && thrown.name === 'TimeoutError')) {
    return new ApiError(0, t('error.unreachable'));
  }
  return new ApiError(0, thrown instanceof Error ? thrown.message : String(thrown));
}
