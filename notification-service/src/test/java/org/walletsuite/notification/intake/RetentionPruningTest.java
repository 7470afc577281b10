package org.walletsuite.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.notification.testing.NotificationFixture;

class RetentionPruningTest extends NotificationFixture {

    @Autowired
    private RetentionPruning pruning;

    @Test
    void deletesWhatIsOlderThanItIsKept() {
        fill(2500, "order_created");
        publish(2501, approved());
        db.sql("update notification set read_at = now() where user_id = ? and type = 'order_created' and id % 2 = 0")
                .param(user.id())
                .update();
        db.sql(
                        "update user_inbox set unread = (select count(*) from notification where user_id = ? and read_at is null)"
                                + " where user_id = ?")
                .param(user.id())
                .param(user.id())
                .update();
        db.sql("update notification set created_at = created_at - interval '366 days' where user_id = ? and type ="
                        + " 'order_created'")
                .param(user.id())
                .update();
        db.sql("""
                        insert into event_of_unknown_user (event_id, topic, topic_partition, user_id, type, day)
                        values ('old', 'orders', 0, ?, 'order_created', current_date - 366),
                            ('new', 'orders', 0, ?, 'order_created', current_date)""").param(user.id()).param(user.id()).update();

        pruning.prune();

        assertThat(count("notification", "user_id = ? and type = 'order_approved'", user.id()))
                .isOne();
        assertThat(notifications(user)).isOne();
        assertThat(count("user_inbox", "user_id = ? and total = 1 and unread = 1", user.id()))
                .isOne();
        assertThat(count("event_of_unknown_user", "user_id = ? and event_id = 'new'", user.id()))
                .isOne();
        assertThat(count("event_of_unknown_user", "user_id = ?", user.id())).isOne();
        db.sql("delete from event_of_unknown_user where user_id = ?")
                .param(user.id())
                .update();
    }
}
