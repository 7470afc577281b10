package org.walletsuite.voucher.transaction;

import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.web.Fields;

/** In which format a list is asked for; the Accept header decides nothing in this family. */
final class ListFormat {

    /** The condition of an endpoint that exports. */
    static final String IS_CSV = "format=csv";

    private ListFormat() {}

    /** Refuses every other format: CSV is answered by an endpoint of its own. */
    static void mustBeJson(String format) {
        if (!format.equals("json")) {
            throw ApiException.invalid("format", Fields.noChoice(format));
        }
    }
}
