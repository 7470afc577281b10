package org.walletsuite.voucher.transaction;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
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
    void write(Whose whose, TransactionQuery asked, HttpServletResponse response) throws IOException {
        var filter = TransactionFilter.of(whose, Period.ofExport(asked.from(), asked.to(), clock.instant()), asked);
        if (rows.exceeds(filter, MOST)) {
            throw ApiException.invalid("from", "There are more than " + MOST + "; ask for a shorter period.");
        }
        // While this may fail, the answer has not begun.
        var first = rows.after(filter, Place.before(filter.period()), AT_ONCE);
        response.setStatus(HttpStatus.OK.value());
        response.setContentType(MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name(filter)).build().toString());
        write(filter, first, new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** Never closes what it writes to: an export that breaks off must not look complete, see {@link #next}. */
    private void write(TransactionFilter filter, List<TransactionRow> first, Writer out) throws IOException {
        var csv = new TransactionCsv(out);
        csv.header();
        var some = first;
        for (var lines = 0; lines <= MOST; lines += AT_ONCE) {
            for (var row : some) {
                csv.line(TransactionView.of(row), CURRENCY);
            }
            out.flush();
            if (some.size() < AT_ONCE) {
                return;
            }
            some = next(filter, some.getLast());
        }
    }

    /** What fails here has no answer any more: behind the first lines it would look like one of them. */
    private List<TransactionRow> next(TransactionFilter filter, TransactionRow last) {
        try {
            return rows.after(filter, new Place(last.createdAt(), last.id()), AT_ONCE);
        } catch (DataAccessException e) {
            throw new IllegalStateException("An export broke off", e);
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
