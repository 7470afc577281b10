/** Users, as a service that is not theirs keeps them. One that wants to imports {@link org.walletsuite.platform.directory.UserDirectoryConfiguration}. */
@NullMarked
package org.walletsuite.platform.directory;

import org.jspecify.annotations.NullMarked;
