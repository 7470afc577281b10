package org.walletsuite.wallet.access;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.Role;
import org.walletsuite.wallet.user.UserAccount;
import org.walletsuite.wallet.user.UserAccountRows;

/** Changes of users by admins, and the rules for who may change whom. */
@Component
class UserAdministration {

    private final UserSearchRows rows;
    private final UserAccountRows users;
    private final AccessChanges access;

    UserAdministration(UserSearchRows rows, UserAccountRows users, AccessChanges access) {
        this.rows = rows;
        this.users = users;
        this.access = access;
    }

    List<UserAccount> list(UserSearchRows.Filter requested, ListPage page) {
        return rows.list(requested, page);
    }

    long count(UserSearchRows.Filter requested) {
        return rows.count(requested);
    }

    /**
     * Null leaves a value unchanged. Both rows are locked, in the order of their ids, so that of two admins who demote
     * each other only one succeeds.
     */
    @Transactional
    public UserAccount change(
            Principal.User caller, UUID userId, @Nullable Role requestedRole, @Nullable Boolean requestedActive) {
        caller.mustNotBe(userId, "You cannot change your own account.");
        var locked = new HashMap<UUID, UserAccount>();
        Stream.of(caller.id(), userId)
                .sorted(Comparator.naturalOrder())
                .forEach(id -> users.lock(id).ifPresent(user -> locked.put(id, user)));
        var admin = locked.get(caller.id());
        if (admin == null || !admin.active() || !admin.role().includes(Role.ADMIN)) {
            throw new ApiException(ErrorCode.FORBIDDEN);
        }
        var user = locked.get(userId);
        if (user == null) {
            throw new ApiException(ErrorCode.NOT_FOUND);
        }
        var role = Objects.requireNonNullElse(requestedRole, user.role());
        var active = Objects.requireNonNullElse(requestedActive, user.active());
        if (!admin.role().includes(user.role()) || !admin.role().includes(role)) {
            throw new ApiException(ErrorCode.FORBIDDEN);
        }
        return role == user.role() && active == user.active() ? user : access.change(user, role, active);
    }
}
