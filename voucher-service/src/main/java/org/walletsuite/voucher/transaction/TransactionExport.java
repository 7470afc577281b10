package org.walletsuite.voucher.transaction;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.voucher.transaction.TransactionFilter.Asked;
import org.walletsuite.voucher.transaction.TransactionFilter.Whose;
import org.walletsuite.voucher.transaction.TransactionRows.Place;

/** Exports partners' calls as CSV, line by line: a long export needs no memory, and no transaction. */
@Component
class TransactionExport {

    static final String MEDIA_TYPE = "text/csv";

    /** An export that is longer is refused and not cut off: nobody would see what it lacks. */
    private static final int MOST = 100_000;

    private static final int AT_ONCE = 1_000;
    private static final String CURRENCY = "ZAR";

    private final TransactionRows rows;
    private final Clock clock;

    TransactionExport(TransactionRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Of at most a month, the oldest first. */
    void write(Whose whose, @Nullable String from, @Nullable String to, Asked asked, HttpServletResponse response) {
        var filter = TransactionFilter.of(whose, Period.ofExport(from, to, clock.instant()), asked);
        if (rows.exceeds(filter, MOST)) {
            throw ApiException.invalid("from", "There are more than " + MOST + "; ask for a shorter period.");
        }
        response.setStatus(HttpStatus.OK.value());
        response.setContentType(MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name(filter)).build().toString());
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            write(filter, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws what no handler turns into an answer: behind the first lines it would look like one of them. */
    private void write(TransactionFilter filter, Writer out) throws IOException {
        var csv = new TransactionCsv(out);
        csv.header();
        var last = Place.before(filter.period());
        var lines = 0;
        while (lines <= MOST) {
            var some = rows.after(filter, last, AT_ONCE);
            for (var row : some) {
                csv.line(TransactionView.of(row), CURRENCY);
                last = new Place(row.createdAt(), row.id());
            }
            lines += some.size();
            if (some.size() < AT_ONCE) {
                return;
            }
        }
    }

    private static String name(TransactionFilter filter) {
        return "transactions-%s-%s-%s-%s.csv"
                .formatted(
                        filter.partnerId(),
                        filter.environment().code(),
                        filter.period().firstDay(),
                        filter.period().lastDay());
    }
}
