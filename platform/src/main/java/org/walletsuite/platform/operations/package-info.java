/** What operators see of a service and do with it, the same for every service, behind the gateway. */
@NullMarked
package org.walletsuite.platform.operations;

import org.jspecify.annotations.NullMarked;
