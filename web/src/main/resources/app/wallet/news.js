// @ts-check
import { call } from '../shared/api.js';
import { notify } from '../shared/components/toast.js';
import { isLoggedIn, session } from '../shared/session.js';
import { listen } from '../shared/stream.js';

/** Notifications come in bursts, and what they are about is loaded once for all of them. */
const BURST_MS = 250;

/** Dispatches `change` when there are new notifications, or the number of unread ones is another. */
export const news = new EventTarget();

let unread = 0;
/** @type {AbortController | null} */
let following = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let burst = undefined;

/** How many notifications are unread. */
export const unreadCount = () => unread;

/** Listens for as long as somebody is logged in. */
function follow() {
  following?.abort();
  following = null;
  unread = 0;
  if (!isLoggedIn()) return;
  following = new AbortController();
  const { signal } = following;
  // What came before the stream is counted once it is open, so that nothing is missed in between.
  void listen('/notifications/stream', seen, signal, connected => {
    if (connected) void count(signal);
  });
}

/** @param {Notification.NotificationView} notification */
function seen(notification) {
  if (!notification.is_read) unread++;
  notify(firstSentence(notification.message));
  changed();
}

/** A number after a point is none's beginning. @param {string} message */
const firstSentence = message => message.split(/(?<=[.!?])\s+(?=\p{Lu})|\n/u)[0] ?? message;

function changed() {
  burst ??= setTimeout(() => {
    burst = undefined;
    news.dispatchEvent(new Event('change'));
  }, BURST_MS);
}

/** @param {AbortSignal} [signal] */
async function count(signal) {
  try {
    const { body } = await call('/notifications/unread-count/', signal ? { signal } : {});
    unread = body.unread_count;
    changed();
  } catch {
    // The number is shown beside other things, which say what is wrong.
  }
}

/** Marks notifications as read, or all of them. @param {number[]} [ids] */
export async function markAsRead(ids = []) {
  await call('/notifications/mark-as-read/', { method: 'POST', body: { ids } });
  await count();
}

session.addEventListener('change', follow);
follow();
