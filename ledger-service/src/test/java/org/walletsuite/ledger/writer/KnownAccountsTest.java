package org.walletsuite.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.walletsuite.ledger.transfer.EntryHash;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;

class KnownAccountsTest {

    private static final Instant OPENED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    private static final int MOST = 16_384;

    private final KnownAccounts accounts = new KnownAccounts();

    @Test
    void knowsAnAccountAsABatchHasCommittedIt() {
        var account = account();
        account.post(70, new byte[] {1});
        account.hold(20);
        account.limit(-5L);
        account.become(AccountStatus.FROZEN);
        keep(9, List.of(account));
        assertThat(accounts.validAt()).isEqualTo(new KnownAccounts.HeadState(9, NOW));
        var known = accounts.take(List.of(account.read.id())).getFirst();
        assertThat(known.read).isEqualTo(account.account(NOW));
        assertThat(known.account(NOW.plusSeconds(1))).as("unchanged since").isEqualTo(account.account(NOW));
        assertThat(known.headHash).isEqualTo(account.headHash);
        assertThat(known.isNew || known.changed).isFalse();
    }

    @Test
    void aBatchThatFailsLeavesNothingBehind() {
        var account = account();
        keep(1, List.of(account));
        accounts.take(List.of(account.read.id())).getFirst().post(1_000, new byte[] {1});
        assertThat(accounts.take(List.of(account.read.id()))).isEmpty();
    }

    @Test
    void forgetsTheLeastRecentlyUsed() {
        var crowd = IntStream.range(0, MOST).mapToObj(_ -> account()).toList();
        crowd.forEach(account -> keep(1, List.of(account)));
        keep(2, accounts.take(List.of(crowd.getFirst().read.id())));
        keep(3, List.of(account()));
        assertThat(accounts.take(List.of(crowd.get(0).read.id()))).hasSize(1);
        assertThat(accounts.take(List.of(crowd.get(1).read.id()))).isEmpty();
        assertThat(accounts.take(List.of(crowd.get(2).read.id()))).hasSize(1);
    }

    private void keep(long position, List<AccountState> committed) {
        var batch = new Batch(position, NOW, new EntryHash());
        committed.forEach(batch::addAccount);
        accounts.keep(batch);
    }

    private static AccountState account() {
        var id = UUID.randomUUID();
        return new AccountState(
                new Account(id, id, 1L, "test", "wallet", "TZS", 0, 0, 0L, AccountStatus.ACTIVE, 0, OPENED, OPENED),
                EntryHash.beginning(),
                false);
    }
}
