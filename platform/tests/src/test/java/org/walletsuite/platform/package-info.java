@NullMarked
package org.walletsuite.platform;

import org.jspecify.annotations.NullMarked;
