/** Reports: numbers about everybody's training, the names behind them, and their files. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.reports;
