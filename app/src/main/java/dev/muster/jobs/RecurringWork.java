package dev.muster.jobs;

import org.springframework.context.annotation.Configuration;

/** All work that Muster does by itself again and again. One bean per line; db-scheduler runs each on one node at a time. */
@Configuration(proxyBeanMethods = false)
class RecurringWork {}
