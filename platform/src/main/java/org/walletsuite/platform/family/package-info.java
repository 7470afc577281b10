/** The API families: what each is, declared once and read by services and gateway. */
@NullMarked
package org.walletsuite.platform.family;

import org.jspecify.annotations.NullMarked;
