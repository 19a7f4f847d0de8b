package dev.muster.edge;

import dev.muster.shared.TriedAgain;
import dev.muster.shared.WholeTransaction;
import java.io.Closeable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Iterator;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts {@link TriedAgain} around every transaction that a use case begins, by its annotation or by the template. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class WholeTransactions {
    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new WholeTransaction(transactions);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static StaticMethodMatcherPointcutAdvisor wholeTransactions() {
        return new Advisor();
    }

    /** Outside of the interceptor that begins the transaction. */
    private static final class Advisor extends StaticMethodMatcherPointcutAdvisor {
        private final transient TransactionAttributeSource annotations = new AnnotationTransactionAttributeSource();

        Advisor() {
            setOrder(Ordered.LOWEST_PRECEDENCE - 1);
            setAdvice((MethodInterceptor) Advisor::invoke);
        }

        @Override
        public boolean matches(Method method, Class<?> in) {
            TransactionAttribute found = annotations.getTransactionAttribute(method, in);
            return found != null && found.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRED;
        }

        private static @Nullable Object invoke(MethodInvocation call) throws Throwable {
            if (!(call instanceof ProxyMethodInvocation again) || readsOnce(call.getArguments())) {
                return call.proceed();
            }
            return TriedAgain.<@Nullable Object>whole(() -> proceed(again.invocableClone()));
        }

        private static boolean readsOnce(@Nullable Object[] arguments) {
            return Arrays.stream(arguments).anyMatch(a -> a instanceof Closeable || a instanceof Iterator);
        }

        private static @Nullable Object proceed(MethodInvocation call) throws Exception {
            try {
                return call.proceed();
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
