/** Authentication: tokens of several issuers, roles, and service tokens. */
@NullMarked
package org.walletsuite.platform.security;

import org.jspecify.annotations.NullMarked;
