package org.walletsuite.ledger.writer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The real database, except that writing a row with this word in it fails instead of being sent. */
final class FaultyConnection extends WriterConnection {

    final AtomicInteger failures = new AtomicInteger();

    private final String word;
    private final Supplier<Exception> failure;

    FaultyConnection(JdbcConnectionDetails database, WriterSettings limits, String word, Supplier<Exception> failure) {
        super(database, limits);
        this.word = word;
        this.failure = failure;
    }

    @Override
    Connection open() throws SQLException {
        var connection = super.open();
        return proxy(Connection.class, (_, method, arguments) -> {
            var result = call(() -> method.invoke(connection, arguments));
            var isWrite =
                    method.getName().equals("prepareStatement") && ((String) arguments[0]).contains("insert into");
            return isWrite ? faulty((PreparedStatement) result) : result;
        });
    }

    private PreparedStatement faulty(PreparedStatement statement) {
        var isBound = new boolean[1];
        return proxy(PreparedStatement.class, (_, method, arguments) -> {
            if (method.getName().equals("setObject")) {
                isBound[0] |= String.valueOf(arguments[1]).contains(word);
            }
            if (method.getName().equals("execute") && isBound[0]) {
                failures.incrementAndGet();
                throw failure.get();
            }
            return call(() -> method.invoke(statement, arguments));
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Call call) throws Throwable {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private interface Call {

        Object run() throws ReflectiveOperationException;
    }
}
