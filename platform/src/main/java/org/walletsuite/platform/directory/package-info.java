/**
 * A service's local copies of what others keep: of the users, where it imports
 * {@link org.walletsuite.platform.directory.UserDirectoryConfiguration}, and of the partners' terms, which every service has.
 */
@NullMarked
package org.walletsuite.platform.directory;

import org.jspecify.annotations.NullMarked;
