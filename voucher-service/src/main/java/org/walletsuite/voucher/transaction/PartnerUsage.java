package org.walletsuite.voucher.transaction;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PartnerList;
import org.walletsuite.voucher.transaction.TransactionFilter.Whose;
import org.walletsuite.voucher.transaction.UsageRows.Busy;
import org.walletsuite.voucher.transaction.UsageRows.OfDay;
import org.walletsuite.voucher.transaction.UsageRows.OfPartner;

/** Sums up what partners did. */
@Service
class PartnerUsage {

    private final UsageRows rows;
    private final PartnerDirectory directory;
    private final Clock clock;

    PartnerUsage(UsageRows rows, PartnerDirectory directory, Clock clock) {
        this.rows = rows;
        this.directory = directory;
        this.clock = clock;
    }

    Usage of(Whose whose, @Nullable String from, @Nullable String to) {
        var period = Period.ofDays(from, to, clock.instant());
        var cells = rows.byDay(whose, period);
        var days = cells.stream().collect(groupingBy(OfDay::day, mapping(OfDay::cell, toList())));
        return new Usage(
                whose.partnerId(),
                whose.environment().code(),
                period.firstDay(),
                period.lastDay(),
                period.firstDay()
                        .datesUntil(period.lastDay().plusDays(1))
                        .map(day -> new Usage.DailyUsage(day, UsageTotals.of(days.getOrDefault(day, List.of()))))
                        .toList(),
                UsageTotals.of(cells.stream().map(OfDay::cell).toList()));
    }

    /** Of all partners that did something, those with most calls first; all sums are of the same instant. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PartnerList<Usage.UsageOfPartner> ofAll(
            PartnerEnvironment environment, @Nullable String from, @Nullable String to, ListPage page) {
        var period = Period.ofDays(from, to, clock.instant());
        var busy = rows.partners(environment, period, page);
        var partners = busy.stream().map(Busy::partnerId).toList();
        var cells = rows.byPartner(environment, period, partners).stream()
                .collect(groupingBy(OfPartner::partnerId, mapping(OfPartner::cell, toList())));
        var items = partners.stream()
                .map(partner -> new Usage.UsageOfPartner(
                        partner,
                        directory.find(partner).map(PartnerChanged::name).orElse(null),
                        UsageTotals.of(cells.getOrDefault(partner, List.of()))))
                .toList();
        return PartnerList.of(
                items,
                page.page(),
                page.size(),
                busy.isEmpty() ? 0 : busy.getFirst().all());
    }
}
