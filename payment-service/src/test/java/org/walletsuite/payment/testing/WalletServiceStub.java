package org.walletsuite.payment.testing;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.FestivalApi;
import org.walletsuite.platform.festival.WalletApi;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.mainwallet.MainWalletApi;
import org.walletsuite.platform.testing.TestAccounts;

/** A fake of wallet-service: it knows festivals and wallets, and can be unavailable. */
public final class WalletServiceStub implements FestivalApi, WalletApi, MainWalletApi {

    private final TestAccounts accounts;
    private final Map<UUID, Festival> festivals = new ConcurrentHashMap<>();
    private final Map<String, UUID> wallets = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> mainWallets = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean unavailable;
    private volatile CountDownLatch silence = new CountDownLatch(0);

    WalletServiceStub(TestAccounts accounts) {
        this.accounts = accounts;
    }

    /** One that takes place, and its accounts. */
    public Festival newFestival() {
        var festival = accounts.newFestival();
        put(festival);
        return festival;
    }

    /** Somebody's wallet of a festival, still empty. */
    public UUID newWallet(UUID owner, Festival at) {
        var wallet = giveWallet(owner, at.id());
        accounts.openWallet(wallet, owner, "festival", at.asset());
        return wallet;
    }

    @Override
    public Optional<Festival> festival(UUID id) {
        questions.incrementAndGet();
        waitWhileSilent();
        failWhenUnavailable();
        return Optional.ofNullable(festivals.get(id));
    }

    @Override
    public Optional<UUID> walletOf(UUID userId, UUID festivalId) {
        failWhenUnavailable();
        return Optional.ofNullable(wallets.get(userId + "@" + festivalId));
    }

    @Override
    public Optional<UUID> walletOf(UUID userId) {
        failWhenUnavailable();
        return Optional.of(mainWallets.computeIfAbsent(userId, accounts::newMainWallet));
    }

    public void put(Festival festival) {
        festivals.put(festival.id(), festival);
    }

    public UUID giveWallet(UUID userId, UUID festivalId) {
        return wallets.computeIfAbsent(userId + "@" + festivalId, _ -> Ids.next());
    }

    public void becomeUnavailable() {
        unavailable = true;
    }

    /** From now on it accepts requests and answers none. */
    public void fallSilent() {
        silence = new CountDownLatch(1);
    }

    public void comeBack() {
        unavailable = false;
        silence.countDown();
    }

    /** How often a festival was requested. */
    public int questions() {
        return questions.get();
    }

    private void waitWhileSilent() {
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failWhenUnavailable() {
        if (unavailable) {
            throw new ServiceUnavailable("wallet", false, null);
        }
    }
}
