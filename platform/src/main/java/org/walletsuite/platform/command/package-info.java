/** What operators do from the command line, beside the running replicas of a service. */
@NullMarked
package org.walletsuite.platform.command;

import org.jspecify.annotations.NullMarked;
