/** The one form of usernames and passwords, which this service alone keeps. */
@NullMarked
package org.walletsuite.wallet.form;

import org.jspecify.annotations.NullMarked;
