package org.walletsuite.notification;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.walletsuite.notification.testing.NotificationSurroundings;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.KeyedRequest;
import org.walletsuite.platform.testing.ServiceContract;

@NotificationSurroundings
class NotificationServiceTest extends ServiceContract {

    @Override
    protected Map<String, Supplier<KeyedRequest>> keyedRequests() {
        return Map.of("POST /notifications/admin/events/{id}/resend", this::resend);
    }

    private KeyedRequest resend() {
        var admin = asSome(Role.ADMIN);
        var mail = failedMail();
        var other = failedMail();
        return new KeyedRequest(
                key -> admin.withKey(key).post("/notifications/admin/events/" + mail + "/resend", ""),
                key -> admin.withKey(key).post("/notifications/admin/events/" + other + "/resend", ""),
                () -> count("mail", "number = ? and status <> 'FAILED'", mail));
    }

    private long failedMail() {
        UUID user = Ids.next();
        return db.sql("""
                        insert into mail (id, user_id, user_number, event_id, type, language, title, message, status, rank,
                            created_at, queued_at, finished_at)
                        values (?, ?, 1, ?, 'order_created', 'en', 'Title', 'Message', 'FAILED', 2, now(), now(), now())
                        returning number""")
                .param(Ids.next())
                .param(user)
                .param(Ids.next().toString())
                .query(Long.class)
                .single();
    }
}
