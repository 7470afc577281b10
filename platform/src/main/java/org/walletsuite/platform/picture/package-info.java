/**
 * Pictures that users upload. A service that accepts them imports
 * {@link org.walletsuite.platform.picture.PictureConfiguration}.
 */
@NullMarked
package org.walletsuite.platform.picture;

import org.jspecify.annotations.NullMarked;
