package org.walletsuite.voucher.transaction;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls as lines of CSV (RFC 4180). A spreadsheet would run a text that begins as a formula does, so such a text is written
 * behind an apostrophe.
 */
final class TransactionCsv {

    private static final String FORMULA = "=+-@\t\r\n";
    private static final String QUOTED = ",\"\r\n";
    private static final String END = "\r\n";

    private final Writer out;

    TransactionCsv(Writer out) {
        this.out = out;
    }

    void header() throws IOException {
        line(Stream.of(
                "id",
                "created_at",
                "environment",
                "operation",
                "status",
                "http_status",
                "error_code",
                "partner_reference",
                "voucher_id",
                "amount",
                "currency",
                "latency_ms"));
    }

    void line(TransactionView call, String currency) throws IOException {
        line(Stream.of(
                        call.id(),
                        call.createdAt(),
                        call.environment(),
                        call.operation(),
                        call.status(),
                        call.httpStatus(),
                        call.errorCode(),
                        call.partnerReference(),
                        call.voucherId(),
                        call.amount(),
                        call.amount() == null ? null : currency,
                        call.latencyMs())
                .map(TransactionCsv::field));
    }

    private void line(Stream<String> fields) throws IOException {
        out.write(fields.collect(Collectors.joining(",", "", END)));
    }

    private static String field(@Nullable Object value) {
        var text = Objects.toString(value, "");
        var harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(letter -> QUOTED.indexOf(letter) >= 0)
                ? "\"" + harmless.replace("\"", "\"\"") + "\""
                : harmless;
    }
}
