package org.walletsuite.partnersync.sync;

import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.secret.HashKey;

/**
 * What is stored of the keys that systems show. An operator chooses the configured ones, which may be short enough to be guessed
 * from a plain hash. Earlier releases stored that: a keyed hash is made of it, so that nobody needs a new key.
 */
@Component
class KeyHashes {

    private static final String USE = "sync-key";

    /** Tells the keyed hashes from the plain ones. */
    private static final String MARK = "keyed:";

    private final HashKey hashing;
    private final JdbcClient db;

    KeyHashes(HashKey hashing, JdbcClient db) {
        this.hashing = hashing;
        this.db = db;
    }

    /** The one that is stored. */
    String of(String key) {
        return keyed(plain(key));
    }

    /** The one that earlier releases stored. */
    String plain(String key) {
        return Sha256.hex(key);
    }

    private String keyed(String plain) {
        return MARK + HexFormat.of().formatHex(hashing.hash(USE, plain));
    }

    /**
     * Replaces the plain hashes, once no replica of an earlier release is left that looks for them; both are found until then.
     */
    @Scheduled(initialDelayString = "PT30M", fixedDelayString = "PT6H")
    @Transactional
    public void replacePlain() {
        for (var plain :
                plainHashes("select hash from sync_key where hash not like 'keyed:%' order by hash for update")) {
            db.sql("update sync_key set hash = :keyed where hash = :plain"
                            + " and not exists (select from sync_key known where known.hash = :keyed)")
                    .param("keyed", keyed(plain))
                    .param("plain", plain)
                    .update();
            db.sql("delete from sync_key where hash = ?").param(plain).update();
        }
        for (var plain : plainHashes("select configured_hash from sync_system"
                + " where configured_hash not like 'keyed:%' order by id for update")) {
            db.sql("update sync_system set configured_hash = ? where configured_hash = ?")
                    .param(keyed(plain))
                    .param(plain)
                    .update();
        }
    }

    private List<String> plainHashes(String sql) {
        return db.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}
