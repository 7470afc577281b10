package org.walletsuite.platform.family;

import static org.walletsuite.platform.family.Credential.API_KEY;
import static org.walletsuite.platform.family.Credential.CLIENT_SECRET;
import static org.walletsuite.platform.family.Credential.NONE;
import static org.walletsuite.platform.family.Credential.PARTNER_TOKEN;
import static org.walletsuite.platform.family.Credential.SIGNATURE;
import static org.walletsuite.platform.family.Credential.USER_TOKEN;
import static org.walletsuite.platform.family.Endpoints.taking;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.walletsuite.platform.error.ErrorDialect;
import org.walletsuite.platform.festival.FestivalErrors;
import org.walletsuite.platform.giftcard.GiftCardErrors;
import org.walletsuite.platform.mainwallet.MainWalletErrors;
import org.walletsuite.platform.partner.PartnerErrors;
import org.walletsuite.platform.partner.PartnerTokenErrors;
import org.walletsuite.platform.sync.SyncErrors;

/**
 * The API families, each declared here once: how it writes errors, which paths are its own, what credentials they take and
 * how their callers are counted. Of all paths that are declared the longest decides, so that what is special below a root
 * is declared next to it.
 */
@SuppressWarnings("ImmutableEnumChecker") // Dialects keep nothing, and what List.of makes never changes.
public enum Family {
    FESTIVAL(
            new FestivalErrors(),
            taking(
                    USER_TOKEN,
                    LimitScope.FESTIVAL,
                    "/api/v1/me/wallets/**",
                    "/api/v1/wallets/**",
                    "/api/v1/payments/**",
                    "/api/v1/festivals/**",
                    "/api/v1/stands/**"),
            taking(USER_TOKEN, LimitScope.FESTIVAL, "/api/v1/payments/batch").withKeysInItems()),
    MAIN_WALLET(
            new MainWalletErrors(),
            taking(USER_TOKEN, LimitScope.WALLET_ADMIN, "/api/v1/wallet/**"),
            taking(
                    USER_TOKEN,
                    LimitScope.WALLET_READS,
                    "/api/v1/wallet",
                    "/api/v1/wallet/my-wallet",
                    "/api/v1/wallet/balance",
                    "/api/v1/wallet/transactions"),
            taking(USER_TOKEN, LimitScope.WALLET_TOP_UPS, "/api/v1/wallet/topup"),
            taking(USER_TOKEN, LimitScope.WALLET_WITHDRAWALS, "/api/v1/wallet/withdraw"),
            taking(SIGNATURE, LimitScope.WALLET_CALLBACKS, "/api/v1/wallet/topup/callbacks/**")),
    /** With the account calls. */
    GIFT_CARD(
            new GiftCardErrors(),
            taking(
                    USER_TOKEN,
                    LimitScope.GIFT_CARD,
                    "/account/**",
                    "/withdrawal/**",
                    "/notifications/**",
                    "/order/**",
                    "/cards/**",
                    "/admin/**"),
            taking(
                    NONE,
                    LimitScope.ANONYMOUS,
                    "/account/signup",
                    "/account/login",
                    "/account/token/refresh",
                    "/account/token/exchange",
                    "/cards/gift-card-stores",
                    "/notifications/unsubscribe")),
    PARTNER(
            new PartnerErrors(),
            taking(USER_TOKEN, LimitScope.VOUCHERS, "/api/v1/vouchers/**", "/api/v1/admin/partners/**"),
            taking(PARTNER_TOKEN, LimitScope.PARTNER, "/api/v1/partner/**"),
            taking(
                    NONE,
                    LimitScope.ANONYMOUS,
                    "/api/v1/partner/.well-known/jwks.json",
                    "/api/v1/partner/.well-known/oauth-authorization-server")),
    /** Those calls of the partner family that speak OAuth. */
    PARTNER_AUTH(
            new PartnerTokenErrors(),
            taking(
                    CLIENT_SECRET,
                    LimitScope.PARTNER,
                    "/api/v1/partner/auth/token/**",
                    "/api/v1/partner/auth/revoke/**")),
    SYNC(
            new SyncErrors(),
            taking(API_KEY, LimitScope.SYNC, "/api/webhook/**", "/api/sync/**"),
            taking(USER_TOKEN, LimitScope.SYNC, "/api/v1/admin/sync/**")),
    /** What operators call, and every path of no other family. */
    OPERATIONS(new Problems(), taking(USER_TOKEN, LimitScope.OPERATIONS, "/**"));

    private static final String BELOW = "/**";
    private static final Map<String, Root> SINGLE =
            roots(false).collect(Collectors.toMap(Root::path, Function.identity()));
    private static final List<Root> LONGEST_FIRST = roots(true)
            .sorted(Comparator.comparingInt((Root root) -> root.path().length()).reversed())
            .toList();

    private final ErrorDialect errors;
    private final List<Endpoints> endpoints;

    Family(ErrorDialect errors, Endpoints... endpoints) {
        this.errors = errors;
        this.endpoints = List.of(endpoints);
    }

    private record Root(String path, Family family, Endpoints endpoints) {

        boolean has(String asked) {
            return asked.startsWith(path) && (asked.length() == path.length() || asked.charAt(path.length()) == '/');
        }
    }

    /** The family that a path belongs to, with or without its trailing slash. */
    public static Family of(String path) {
        return root(path).family();
    }

    /** What is declared of a path, with or without its trailing slash. */
    public static Endpoints endpoints(String path) {
        return root(path).endpoints();
    }

    /** All that is declared of this family's paths. */
    public List<Endpoints> endpoints() {
        return endpoints;
    }

    /** How it writes errors. */
    public ErrorDialect errors() {
        return errors;
    }

    private static Root root(String path) {
        var single = SINGLE.get(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        if (single != null) {
            return single;
        }
        for (var root : LONGEST_FIRST) {
            if (root.has(path)) {
                return root;
            }
        }
        // It is no path at all, such as the asterisk of OPTIONS.
        return LONGEST_FIRST.getLast();
    }

    private static Stream<Root> roots(boolean below) {
        return Stream.of(values())
                .flatMap(family -> family.endpoints.stream()
                        .flatMap(group -> group.paths().stream()
                                .filter(path -> path.endsWith(BELOW) == below)
                                .map(path -> below ? path.substring(0, path.length() - BELOW.length()) : path)
                                .map(path -> new Root(path, family, group))));
    }
}
