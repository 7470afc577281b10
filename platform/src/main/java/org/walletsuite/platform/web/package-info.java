/** Common request handling: request ids, trailing slashes, idempotency keys, bodies, errors and outages. */
@NullMarked
package org.walletsuite.platform.web;

import org.jspecify.annotations.NullMarked;
