/** Users' requests to be paid out of their gift-card balance, and what admins decide of them. */
@NullMarked
package org.walletsuite.withdrawal.request;

import org.jspecify.annotations.NullMarked;
