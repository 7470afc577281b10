/** Who is calling: tokens of several issuers, roles, and the tokens services show each other. */
@NullMarked
package org.walletsuite.platform.security;

import org.jspecify.annotations.NullMarked;
