package org.walletsuite.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords and keys of this suite: random, made once, kept in a file that only its owner may read. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets load(Path file) throws IOException {
        var secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                secrets.values.load(reader);
            }
        }
        return secrets;
    }

    String databaseSuperuser() {
        return password("postgres.password");
    }

    String owner(String database) {
        return password(database + ".owner.password");
    }

    String app(String database) {
        return password(database + ".app.password");
    }

    String client(Service service) {
        return password("client." + service.name());
    }

    /** 32 random bytes in Base64, the key for a service's secrets at rest; each service has its own. */
    String encryptionKey(Service service) {
        var name = service == Service.WALLET ? "encryption.key" : "encryption.key." + service.name();
        return once(name, Base64.getEncoder().encodeToString(random(32)));
    }

    private String password(String name) {
        return once(name, HexFormat.of().formatHex(random(24)));
    }

    private synchronized String once(String name, String fresh) {
        var known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        values.setProperty(name, fresh);
        save();
        return fresh;
    }

    private void save() {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (var writer = Files.newBufferedWriter(file)) {
                values.store(writer, "Made by ./run for this machine only");
            }
        } catch (IOException e) {
            throw new StartFailure("can't write " + file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
