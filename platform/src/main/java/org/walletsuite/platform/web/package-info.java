/** What every request has: an id, and the keys and pages it may carry. */
@NullMarked
package org.walletsuite.platform.web;

import org.jspecify.annotations.NullMarked;
