/** What people write into fields: how it is spelled, and how all that is wrong is named at once. */
@NullMarked
package org.walletsuite.wallet.form;

import org.jspecify.annotations.NullMarked;
