package org.walletsuite.notification.trigger;

import static org.walletsuite.notification.type.NotificationType.BALANCE_UPDATED;
import static org.walletsuite.notification.type.NotificationType.FESTIVAL_CASH_OUT;
import static org.walletsuite.notification.type.NotificationType.FESTIVAL_PAYMENT;
import static org.walletsuite.notification.type.NotificationType.FESTIVAL_REFUND;
import static org.walletsuite.notification.type.NotificationType.FESTIVAL_TOP_UP;
import static org.walletsuite.notification.type.NotificationType.FESTIVAL_TRANSFER;
import static org.walletsuite.notification.type.NotificationType.WALLET_DEACTIVATED;
import static org.walletsuite.notification.type.NotificationType.WALLET_TOP_UP;
import static org.walletsuite.notification.type.NotificationType.WALLET_WITHDRAWAL;
import static org.walletsuite.notification.type.Placeholder.ADDED;
import static org.walletsuite.notification.type.Placeholder.AMOUNT;
import static org.walletsuite.notification.type.Placeholder.BALANCE;
import static org.walletsuite.notification.type.Placeholder.DESCRIPTION;
import static org.walletsuite.notification.type.Placeholder.FESTIVAL;
import static org.walletsuite.notification.type.Placeholder.MAIN;
import static org.walletsuite.notification.type.Placeholder.MOVED;
import static org.walletsuite.notification.type.Placeholder.PENDING;
import static org.walletsuite.notification.type.Placeholder.REASON;
import static org.walletsuite.notification.type.Placeholder.REFERENCE;
import static org.walletsuite.notification.type.Placeholder.TIME;
import static org.walletsuite.notification.type.Placeholder.WITHDRAWABLE;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.LedgerEvent.AccountStatusChanged;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.mainwallet.WalletTransaction;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.money.Money;

/**
 * What the ledger's events mean to users: movements of their wallets by what the product calls them, and of their other
 * balances as such. A kind that has no words of its own, or moves money the other way than it usually does, as a reversal
 * may, is a change of the balance.
 */
@Component
public final class LedgerTriggers {

    /** The programs whose accounts users may be notified of. */
    public static final Set<String> PROGRAMS =
            Set.of(Festival.PROGRAM, MainWalletAccounts.PROGRAM, GiftCardAccounts.PROGRAM);

    /** The gift-card program's transfer that an approved order makes, from one of the user's balances to the other. */
    private static final String APPROVAL = "GIFT_CARD_APPROVAL";

    /** Transfers of orders and withdrawals, which have notifications of their own: one mail says it all. */
    private static final Set<String> SAID_BY_ANOTHER = Set.of(
            APPROVAL,
            "GIFT_CARD_ORDER",
            "GIFT_CARD_REJECTION",
            "GIFT_CARD_CANCELLATION",
            "GIFT_CARD_REFUSAL",
            "WITHDRAWAL");

    /** The purpose of a user's festival wallet; stands have another one. */
    private static final String WALLET = "wallet";

    private static final String REFUND_REASON = "description";

    private final Festivals festivals;

    LedgerTriggers(Festivals festivals) {
        this.festivals = festivals;
    }

    Optional<Occurrence> of(LedgerEvent event) {
        return switch (event) {
            case EntryPosted entry -> entry(entry);
            case AccountStatusChanged change -> status(change);
            case LedgerEvent.AccountFloorChanged _,
                    LedgerEvent.HoldPlaced _,
                    LedgerEvent.HoldPosted _,
                    LedgerEvent.HoldVoided _ -> Optional.empty();
        };
    }

    /** The operator's accounts have other purposes than users' ones. */
    private Optional<Occurrence> entry(EntryPosted entry) {
        return switch (entry.program()) {
            case Festival.PROGRAM -> entry.purpose().equals(WALLET) ? Optional.of(festival(entry)) : Optional.empty();
            case MainWalletAccounts.PROGRAM ->
                entry.purpose().equals(MainWalletAccounts.WALLET) ? Optional.of(wallet(entry)) : Optional.empty();
            case GiftCardAccounts.PROGRAM -> giftCard(entry);
            default -> Optional.empty();
        };
    }

    private static Optional<Occurrence> status(AccountStatusChanged change) {
        return change.program().equals(MainWalletAccounts.PROGRAM)
                        && change.purpose().equals(MainWalletAccounts.WALLET)
                        && change.status().equals(AccountStatus.FROZEN.name())
                ? Optional.of(Triggers.occurrence(
                        change, change.ownerId(), WALLET_DEACTIVATED, new Values().time(TIME, change.time())))
                : Optional.empty();
    }

    private static Optional<Occurrence> giftCard(EntryPosted entry) {
        var isPending = entry.purpose().equals(GiftCardAccounts.PENDING);
        if (!isPending && !entry.purpose().equals(GiftCardAccounts.WITHDRAWABLE)) {
            return Optional.empty();
        }
        var kind = entry.transfer().kind();
        var values = changed(entry, entry.asset())
                .flag(MOVED, kind.equals(APPROVAL))
                .flag(PENDING, isPending)
                .flag(WITHDRAWABLE, !isPending);
        var occurrence = Triggers.occurrence(entry, entry.ownerId(), BALANCE_UPDATED, values);
        return Optional.of(SAID_BY_ANOTHER.contains(kind) ? occurrence.inAppOnly() : occurrence);
    }

    private static Occurrence wallet(EntryPosted entry) {
        var type = switch (entry.transfer().kind()) {
            case "TOPUP" -> entry.amount() > 0 ? WALLET_TOP_UP : BALANCE_UPDATED;
            case "WITHDRAWAL" -> entry.amount() < 0 ? WALLET_WITHDRAWAL : BALANCE_UPDATED;
            default -> BALANCE_UPDATED;
        };
        var values = changed(entry, entry.asset())
                .flag(MAIN, true)
                .text(DESCRIPTION, metadata(entry, WalletTransaction.DESCRIPTION));
        return Triggers.occurrence(entry, entry.ownerId(), type, values);
    }

    private Occurrence festival(EntryPosted entry) {
        var festival = Festival.idOfAsset(entry.asset()).flatMap(festivals::find);
        var token = festival.map(Festivals.Known::token).orElse(new Asset(entry.asset(), 2, ""));
        var values = new Values()
                .flag(ADDED, entry.amount() > 0)
                .text(AMOUNT, shown(Math.abs(entry.amount()), token))
                .text(BALANCE, shown(entry.balanceAfter(), token))
                .text(FESTIVAL, festival.map(Festivals.Known::name).orElse(null))
                .text(DESCRIPTION, metadata(entry, WalletTransaction.DESCRIPTION))
                .text(REASON, metadata(entry, REFUND_REASON))
                .text(REFERENCE, entry.transfer().reference());
        return Triggers.occurrence(entry, entry.ownerId(), festivalType(entry), values);
    }

    private static NotificationType festivalType(EntryPosted entry) {
        var isCredit = entry.amount() > 0;
        return switch (entry.transfer().kind()) {
            case "TOP_UP", "CASH_IN" -> isCredit ? FESTIVAL_TOP_UP : BALANCE_UPDATED;
            case "PURCHASE" -> isCredit ? BALANCE_UPDATED : FESTIVAL_PAYMENT;
            case "REFUND" -> isCredit ? FESTIVAL_REFUND : BALANCE_UPDATED;
            case "TRANSFER" -> FESTIVAL_TRANSFER;
            case "CASH_OUT" -> isCredit ? BALANCE_UPDATED : FESTIVAL_CASH_OUT;
            default -> BALANCE_UPDATED;
        };
    }

    private static Values changed(EntryPosted entry, String currency) {
        return new Values()
                .flag(ADDED, entry.amount() > 0)
                .amount(AMOUNT, Math.abs(entry.amount()), currency)
                .amount(BALANCE, entry.balanceAfter(), currency);
    }

    /** Without a name where the festival is unknown. */
    private static String shown(long minor, Asset token) {
        return new Money(minor, token).display().strip();
    }

    private static @Nullable String metadata(EntryPosted entry, String name) {
        return entry.transfer().metadata().get(name) instanceof String text ? text : null;
    }
}
