/**
 * Authentication: tokens of several issuers, the principals that they speak for, roles, revocations, service tokens, and
 * the firewall before all of it.
 */
@NullMarked
package org.walletsuite.platform.security;

import org.jspecify.annotations.NullMarked;
