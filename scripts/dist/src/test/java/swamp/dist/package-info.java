/** The installed program from the outside: real launcher, real daemon, real socket, real files. */
package swamp.dist;
