/** Settings that nothing starts with. */
@NullMarked
package org.walletsuite.platform.setting;

import org.jspecify.annotations.NullMarked;
