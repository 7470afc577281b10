/**
 * A service's local copy of the users. A service that needs one imports
 * {@link org.walletsuite.platform.directory.UserDirectoryConfiguration}.
 */
@NullMarked
package org.walletsuite.platform.directory;

import org.jspecify.annotations.NullMarked;
