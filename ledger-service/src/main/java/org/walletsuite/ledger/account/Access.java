package org.walletsuite.ledger.account;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.walletsuite.ledger.grant.Grants;
import org.walletsuite.ledger.grant.Grants.Grant;
import org.walletsuite.ledger.grant.Operation;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.security.Principal;

/**
 * What the calling service may do. Commands, and reads that name a program, are FORBIDDEN without a grant there. To reads
 * by id another program's accounts do not exist, since such ids come from that service's own callers.
 */
@Component
public final class Access {

    private final Grants grants;
    private final Accounts accounts;

    Access(Grants grants, Accounts accounts) {
        this.grants = grants;
        this.accounts = accounts;
    }

    public Grant grant() {
        return grants.of(caller());
    }

    /** Throws FORBIDDEN unless the caller may do this in the program. */
    public void require(Operation operation, String program) {
        if (!grant().allows(operation, program)) {
            throw noGrant(operation, "in program " + program);
        }
    }

    /** Throws FORBIDDEN unless the caller may do this in some program. */
    public void requireSomewhere(Operation operation) {
        if (!grant().allowsSomewhere(operation)) {
            throw noGrant(operation, "in any program");
        }
    }

    /**
     * Whether there is such an account; throws FORBIDDEN unless the caller may do this with it. An account keeps its
     * program for good, so this holds when the writer's turn comes.
     */
    public boolean reaches(Operation operation, UUID account) {
        var found = accounts.find(account);
        if (found.isEmpty()) {
            requireSomewhere(operation);
            return false;
        }
        require(operation, found.get().program());
        return true;
    }

    public boolean mayRead(String program) {
        return grant().allows(Operation.READ, program);
    }

    public boolean mayRead(Account account) {
        return mayRead(account.program());
    }

    /** Those of these whose accounts the caller may read. */
    public <T> List<T> readable(List<T> found, Function<T, UUID> account) {
        var readable = readable(found.stream().map(account).toList());
        return found.stream()
                .filter(each -> readable.contains(account.apply(each)))
                .toList();
    }

    /** A service may always look up what it commanded itself. */
    public boolean mayRead(Transfer transfer) {
        var touched = transfer.entries().stream().map(Transfer.Entry::accountId).toList();
        return isOwn(transfer.idempotencyKey()) || readable(touched).containsAll(touched);
    }

    private Collection<UUID> readable(List<UUID> ids) {
        var some = List.copyOf(new HashSet<>(ids));
        return some.isEmpty()
                ? some
                : accounts.find(some).stream()
                        .filter(this::mayRead)
                        .map(Account::id)
                        .collect(Collectors.toSet());
    }

    /**
     * Throws FORBIDDEN unless the calling service made this key. Idempotency keys are {@code service:operation:caller:key}:
     * with a key of another's name it could move money in that one's name, and the real command would later be refused as
     * a reused key.
     */
    public void requireOwn(String key) {
        if (!isOwn(key)) {
            throw new ApiException(ErrorCode.FORBIDDEN, "The idempotency keys of " + caller() + " begin with its name");
        }
    }

    /** An empty Optional would be answered with 200 and null; the interface's clients expect 404. */
    public static <T> Optional<T> found(Optional<T> found, String what) {
        if (found.isEmpty()) {
            throw new ApiException(ErrorCode.NOT_FOUND, what + " not found");
        }
        return found;
    }

    private static boolean isOwn(String key) {
        return key.startsWith(caller() + ":");
    }

    private static ApiException noGrant(Operation operation, String where) {
        return new ApiException(ErrorCode.FORBIDDEN, "No grant for " + caller() + " to " + operation + " " + where);
    }

    private static String caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Principal.Service service) {
            return service.name();
        }
        throw new IllegalStateException("Only services get here");
    }
}
