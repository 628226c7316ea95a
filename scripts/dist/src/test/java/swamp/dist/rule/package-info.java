/**
 * One test for each lesson that other resident daemons taught their users; docs/reliability.md is the table. Each starts
 * real processes.
 */
package swamp.dist.rule;
