/**
 * Users in step with other systems: what these say of theirs, what they are told of ours, and what both sides have of each
 * other.
 */
@NullMarked
package org.walletsuite.partnersync.sync;

import org.jspecify.annotations.NullMarked;
