/** What services with a database have in common: deleting old rows, times as parameters, NOTIFY, tables that a service may add. */
@NullMarked
package org.walletsuite.platform.database;

import org.jspecify.annotations.NullMarked;
