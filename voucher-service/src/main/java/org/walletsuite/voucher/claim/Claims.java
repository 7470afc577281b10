package org.walletsuite.voucher.claim;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.event.CustomerEvent.CustomerClaimed;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.voucher.voucher.HandOver;

/** Hands over what a claimed customer owns: at once, once more when no request from before can be under way, and a day later. */
@Component
class Claims implements Workflow {

    /** The pauses after the passes; none after the last. */
    private static final List<Duration> PAUSES = List.of(LEASE.multipliedBy(2), Duration.ofDays(1));

    private final JdbcClient db;
    private final HandOver handOver;
    private final Clock clock;

    Claims(JdbcClient db, HandOver handOver, Clock clock) {
        this.db = db;
        this.handOver = handOver;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(CustomerClaimed claimed) {
        var now = at(clock.instant());
        db.sql("insert into voucher_claim (id, user_id, created_at, next_attempt_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .param(claimed.customerId())
                .param(claimed.userId())
                .param(now)
                .param(now)
                .update();
    }

    private record Claim(UUID user, int passes) {}

    @Override
    public String kind() {
        return "voucher-claim";
    }

    @Override
    public String table() {
        return "voucher_claim";
    }

    /** A pass may run twice, also at once: its key moves the money once. */
    @Override
    public void attempt(UUID customer) {
        var claim = db.sql("select user_id, passes from voucher_claim where id = ?")
                .param(customer)
                .query((row, _) ->
                        new Claim(Objects.requireNonNull(row.getObject("user_id", UUID.class)), row.getInt("passes")))
                .single();
        if (claim.passes() <= PAUSES.size()) {
            var isComplete = handOver.all(customer, claim.user(), claim.passes());
            done(customer, claim.passes(), isComplete);
        }
    }

    /** What has a change under way is handed over the next time, so that such a pass is not the last one. */
    private void done(UUID customer, int pass, boolean isComplete) {
        var isLast = pass == PAUSES.size();
        var next = isLast && isComplete
                ? null
                : at(clock.instant().plus(isLast || !isComplete ? LEASE : PAUSES.get(pass)));
        db.sql("update voucher_claim set passes = passes + ?, next_attempt_at = ?, attempts = 0"
                        + " where id = ? and passes = ?")
                .param(isComplete ? 1 : 0)
                .param(next)
                .param(customer)
                .param(pass)
                .update();
    }
}
