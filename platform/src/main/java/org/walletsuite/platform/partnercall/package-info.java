/** What is measured of partners' calls, in every service that answers some. */
@NullMarked
package org.walletsuite.platform.partnercall;

import org.jspecify.annotations.NullMarked;
